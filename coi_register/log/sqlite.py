"""The log in SQLite: inline, in the writer's own transaction. A shell without our functions cannot write at all."""

# ruff: noqa: S608 (the statements are put together from the models)

from collections.abc import Iterator, Mapping

from django.db import models

from coi_register.log.chains import PLATFORM
from coi_register.log.tables import Table, chain_of, histories, tracked

# A write to this view is an event. The functions stand in functions.py: `compose` makes the event of its arguments, and `made`
# tells what it made, so that salt and hash are the same in every statement.
WRITING = "log_writing"
VIEW = (
    f'CREATE VIEW "{WRITING}" AS SELECT NULL AS chain, NULL AS op, NULL AS tab, NULL AS key, NULL AS body, '
    "NULL AS deed, NULL AS name, NULL AS by"
)
SEAL = f"""CREATE TRIGGER "log_seal" INSTEAD OF INSERT ON "{WRITING}" BEGIN
 SELECT coi_chain(NEW.chain);
 INSERT INTO log_head (chain, seq, hash) SELECT coi_made('chain'), 0, coi_made('genesis')
  WHERE NOT EXISTS (SELECT 1 FROM log_head WHERE chain = coi_made('chain'));
 SELECT coi_compose(seq, hash, NEW.op, NEW.tab, NEW.key, NEW.body, NEW.deed, NEW.name, NEW.by)
  FROM log_head WHERE chain = coi_made('chain');
 INSERT INTO log_event (chain, seq, text, prev, hash)
  VALUES (coi_made('chain'), coi_made('seq'), coi_made('text'), coi_made('prev'), coi_made('hash'));
 INSERT INTO log_payload (event_id, salt, body) VALUES (last_insert_rowid(), coi_made('salt'), NEW.body);
 UPDATE log_head SET seq = coi_made('seq'), hash = coi_made('hash') WHERE chain = coi_made('chain');
END"""
OUTSIDE = "A row of {table} can only be written inside a deed: audit.deed(name, by=…, because=…)."
NEVER = "A row of {table} is never altered or removed."
UNERASED = "A payload is only erased after an event that says so."
MISFIT = "An event must follow the last of its chain and be hashed over its text."


def triggers() -> Mapping[str, str]:
    """Every trigger that there must be, by its name, and the statement that makes it."""
    found = {"log_seal": SEAL} | dict(_guards())
    for table in tracked():
        if table.name == "audit_deed":
            found |= dict(_deed(table))
        else:
            found |= dict(_row(table))
    for name in histories():  # where a final row is tracked, the trigger that tells its event refuses it outside a deed too
        found = dict(_only_in_a_deed(name)) | found | dict(_never(name))
    return found


def told(table: Table, row: str) -> str:
    """A row as JSON."""
    pairs = ", ".join(f"'{column}', {_value(table, column, row)}" for column in table.columns)
    return f"json_object({pairs})"


def _value(table: Table, column: str, row: str) -> str:
    value = f'{row}."{column}"'
    if column in table.secret:
        return f"coi_sha256({value})"
    field = next(field for field in table.model._meta.concrete_fields if field.column == column)
    return f"hex({value})" if isinstance(field, models.BinaryField) else value


def _row(table: Table) -> Iterator[tuple[str, str]]:
    for op, old, new in (("insert", None, "NEW"), ("update", "OLD", "NEW"), ("delete", "OLD", None)):
        row = new or "OLD"
        body = f"json_object('old', {told(table, old) if old else 'NULL'}, 'new', {told(table, new) if new else 'NULL'})"
        yield (
            name := f"log_{op}_{table.name}",
            f'CREATE TRIGGER "{name}" AFTER {op.upper()} ON "{table.name}"{_worth_telling(table, op)} BEGIN\n'
            f" {_refuse_outside(table.name)};\n"
            f" INSERT INTO \"{WRITING}\" (chain, op, tab, key, body) VALUES ({chain_of(table, row)}, '{op}', "
            f"'{table.name}', {old or new}.\"{table.key}\", {body});\nEND",
        )


def _worth_telling(table: Table, op: str) -> str:
    """An update of nothing but what is never told needs no deed."""
    if op != "update" or not table.untold:
        return ""
    return " WHEN " + " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in table.columns)


def _deed(table: Table) -> Iterator[tuple[str, str]]:
    """A deed is an event under its own name."""
    yield from _never(table.name)
    yield (
        name := f"log_insert_{table.name}",
        f'CREATE TRIGGER "{name}" AFTER INSERT ON "{table.name}" BEGIN\n'
        f" INSERT INTO \"{WRITING}\" (chain, op, tab, key, body, deed, name, by) VALUES ('{PLATFORM}', 'insert', "
        f"'{table.name}', NEW.id, json_object('old', NULL, 'new', {told(table, 'NEW')}), NEW.id, NEW.name, NEW.by_id);\nEND",
    )


def _refuse_outside(table: str) -> str:
    return f"SELECT RAISE(ABORT, '{OUTSIDE.format(table=table)}') WHERE NOT coi_in_a_deed()"


def _only_in_a_deed(table: str) -> Iterator[tuple[str, str]]:
    name = f"log_insert_{table}"
    yield name, f'CREATE TRIGGER "{name}" BEFORE INSERT ON "{table}" BEGIN\n {_refuse_outside(table)};\nEND'


def _never(table: str) -> Iterator[tuple[str, str]]:
    for op in ("update", "delete"):
        name, why = f"log_{op}_{table}", NEVER.format(table=table)
        yield name, f'CREATE TRIGGER "{name}" BEFORE {op.upper()} ON "{table}" BEGIN\n SELECT RAISE(ABORT, \'{why}\');\nEND'


def _guards() -> Iterator[tuple[str, str]]:
    """The log's own tables: an event follows the last of its chain, and nothing is altered but a head that moves on."""
    yield from _never("log_event")
    yield (
        "log_insert_log_event",
        'CREATE TRIGGER "log_insert_log_event" BEFORE INSERT ON "log_event" '
        "WHEN NEW.hash IS NOT coi_linked(NEW.prev, NEW.text) OR NOT EXISTS "
        "(SELECT 1 FROM log_head WHERE chain = NEW.chain AND seq = NEW.seq - 1 AND hash = NEW.prev) "
        f"BEGIN\n SELECT RAISE(ABORT, '{MISFIT}');\nEND",
    )
    for op, when in _GUARDED.items():
        name, table = f"log_{op}", op.partition("_")[2]
        yield (
            name,
            f'CREATE TRIGGER "{name}" BEFORE {op.partition("_")[0].upper()} ON "{table}"{when} BEGIN\n'
            f" SELECT RAISE(ABORT, '{UNERASED if op == 'delete_log_payload' else NEVER.format(table=table)}');\nEND",
        )


# A payload comes with its event, and goes only when an event of its erasure has been written.
_ERASED = (
    "(SELECT 1 FROM log_event erased JOIN log_event it ON it.id > erased.id AND it.chain = erased.chain "
    'WHERE erased.id = OLD.event_id AND it.text LIKE \'%"op":"erase"%\' '
    "AND json_extract(it.text, '$.op') = 'erase' "
    "AND json_extract(it.text, '$.table') = json_extract(erased.text, '$.table') "
    "AND json_extract(it.text, '$.key') = json_extract(erased.text, '$.key'))"
)
_GUARDED = {
    "insert_log_payload": " WHEN EXISTS (SELECT 1 FROM log_payload WHERE event_id = NEW.event_id) "
    "OR NOT coi_committed(NEW.salt, NEW.body, (SELECT text FROM log_event WHERE id = NEW.event_id))",
    "update_log_payload": "",
    "delete_log_payload": f" WHEN NOT EXISTS {_ERASED}",
    "insert_log_head": " WHEN NEW.seq <> 0 OR NEW.hash IS NOT coi_genesis(NEW.chain) "
    "OR EXISTS (SELECT 1 FROM log_head WHERE chain = NEW.chain)",
    "update_log_head": " WHEN NEW.chain <> OLD.chain OR NEW.seq <> OLD.seq + 1 OR NOT EXISTS "
    "(SELECT 1 FROM log_event WHERE chain = NEW.chain AND seq = NEW.seq AND hash = NEW.hash)",
    "delete_log_head": "",
}


def tables_under(trigger: str) -> str:
    """The table on which a trigger stands; the view's own for the seal."""
    return WRITING if trigger == "log_seal" else trigger.split("_", 2)[2]
