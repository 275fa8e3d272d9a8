"""What members said before a meeting is told over its conflicts, beside each finding, and among what is left to do."""

from committees.meetings.notices import offer as offer_tasks
from declarations.conflicts.notices import offer, offer_beside
from declarations.preparing.presenters.answers import beside, notices
from declarations.preparing.presenters.hub import tasks

offer(notices)
offer_beside(beside)
offer_tasks(tasks)
