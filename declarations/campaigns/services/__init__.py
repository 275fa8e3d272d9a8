"""The deeds of a campaign: plan, change, open, close and withdraw it; and write the letters that are due."""

from declarations.campaigns.services.keeping import change, close, open_now, plan, withdraw
from declarations.campaigns.services.writing import write_due

__all__ = ["change", "close", "open_now", "plan", "withdraw", "write_due"]
