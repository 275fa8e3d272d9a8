"""What a desk is made of is ordered by gravity and bounded."""

from declarations.desk.presenters.parts import AT_MOST, Block, Section, Task, shown


def test_the_gravest_tasks_come_first_and_the_others_keep_their_order() -> None:
    tasks = [Task("a", "/", "todo"), Task("b", "/", "bad"), Task("c", "/", "unknown"), Task("d", "/", "bad")]
    assert [task.says for task in shown(tasks)[0]] == ["b", "d", "c", "a"]


def test_a_long_list_is_cut_and_says_how_much_it_leaves_out() -> None:
    found, more = shown(Task(str(n), "/") for n in range(AT_MOST + 3))
    assert (len(found), more) == (AT_MOST, "and 3 more")
    assert shown(found) == (found, "")


def test_a_section_is_as_grave_as_its_gravest_block() -> None:
    assert Section("", (Block("", "", "good"), Block("", "", "unknown"))).tone == "unknown"
    assert Section("", ()).tone == "good"
