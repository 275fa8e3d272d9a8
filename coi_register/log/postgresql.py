"""The log in PostgreSQL: each row waits in `log_pending`, and is linked to its chain when the transaction commits."""

from collections.abc import Iterator, Mapping

from coi_register.log.tables import Table, chain_of, histories, tracked

# The web's login may not write the log: its triggers do, with the rights of whoever migrated. Names are looked up in our
# schema alone, and times are told in UTC whatever the session thinks.
AS_OWNER = "SECURITY DEFINER SET search_path = {schema}, pg_temp SET timezone = 'UTC'"
# Few rows wait at a time, in a table that is long with those that went: it is never read whole, and no commit is planned anew.
PLANNED = "SET plan_cache_mode = force_generic_plan SET enable_seqscan = off"
REFUSAL = "USING ERRCODE = 'integrity_constraint_violation'"

# Unlogged: no row of it outlives its transaction, so there is nothing in it to recover.
PENDING = """
CREATE UNLOGGED TABLE log_pending (
 id bigint PRIMARY KEY, chain text, deed uuid NOT NULL, named text NOT NULL,
 text text NOT NULL, salt text NOT NULL, body text NOT NULL)"""

FUNCTIONS: Mapping[str, str] = {
    # What an event says of who does which deed.
    "log_named(it audit_deed)": """RETURNS text LANGUAGE sql STABLE AS $$
SELECT '"by":' || coalesce(it.by_id::text, 'null') || ',"deed":"' || it.id || '","name":' || to_json(it.name)::text $$""",
    # Name a deed, or none, as the one that is being done.
    "log_name(which uuid)": """RETURNS void LANGUAGE plpgsql {as_owner} AS $$
DECLARE it audit_deed;
BEGIN
 SELECT * INTO it FROM audit_deed WHERE id = which;
 PERFORM set_config('coi.deed', coalesce(it.id::text, ''), true), set_config('coi.named', coalesce(log_named(it), ''), true);
END $$""",
    "log_salt()": """RETURNS text LANGUAGE sql VOLATILE AS $$
SELECT encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex') $$""",
    "log_put(chain text, op text, tab text, key text, body text)": """RETURNS void LANGUAGE plpgsql {as_owner} AS $$
DECLARE deed text := current_setting('coi.deed', true); named text := current_setting('coi.named', true); salt text := log_salt();
BEGIN
 IF coalesce(deed, '') = '' THEN
  RAISE EXCEPTION 'A row of % can only be written inside a deed: audit.deed(name, by=…, because=…).', tab {refusal};
 END IF;
 INSERT INTO log_pending VALUES (nextval('log_event_id_seq'), chain, deed::uuid, named,
  '{{"at":"' || to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",' || named
  || ',"table":"' || tab || '","op":"' || op || '","key":' || to_json(key)::text
  || ',"commit":"' || encode(sha256(convert_to(salt || body, 'UTF8')), 'hex') || '"}}', salt, body);
END $$""",
    # What is no row's own event: a reading, an erasure, a checkpoint.
    "log_note(chain text, op text, tab text, key text, body text)": """RETURNS void LANGUAGE plpgsql {as_owner} AS $$
BEGIN
 IF op IN ('insert', 'update', 'delete') OR op !~ '^[a-z_]+$' OR tab !~ '^[a-z0-9_]+$' THEN
  RAISE EXCEPTION 'An event of a row is written by the row alone; % is no event of another kind.', op {refusal};
 END IF;
 PERFORM log_put(chain, op, tab, key, body);
END $$""",
    # Fires for each pending row when the transaction commits; the first one links them all, in the order of the chains, so
    # that two transactions that meet in two chains wait for each other in one order.
    "log_seal()": """RETURNS trigger LANGUAGE plpgsql {as_owner} {planned} AS $$
DECLARE one record; head log_head; linked text; done text;
BEGIN
 IF NOT EXISTS (SELECT 1 FROM log_pending WHERE id = NEW.id) THEN RETURN NULL; END IF;
 FOR one IN
  WITH taken AS (DELETE FROM log_pending WHERE id >= NEW.id RETURNING *)
  SELECT id, deed, named, text, salt, body, coalesce(chain, min(nullif(chain, 'platform')) OVER (PARTITION BY deed),
   min(nullif(chain, 'platform')) OVER (), 'platform') AS chain FROM taken ORDER BY 7, id
 LOOP
  IF done IS DISTINCT FROM one.deed || one.named THEN
   IF NOT EXISTS (SELECT 1 FROM audit_deed d WHERE d.id = one.deed AND log_named(d) = one.named) THEN
    RAISE EXCEPTION 'A row was written under a deed that nobody did.' {refusal};
   END IF;
   done := one.deed || one.named;
  END IF;
  IF head.chain IS DISTINCT FROM one.chain THEN
   UPDATE log_head SET seq = head.seq, hash = head.hash WHERE chain = head.chain;
   SELECT * INTO head FROM log_head WHERE chain = one.chain FOR UPDATE;
   IF NOT FOUND THEN
    INSERT INTO log_head VALUES (one.chain, 0, encode(sha256(convert_to('coi_register log ' || one.chain, 'UTF8')), 'hex'))
     ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM log_head WHERE chain = one.chain FOR UPDATE;
   END IF;
  END IF;
  linked := encode(sha256(convert_to(head.hash || E'\\n' || one.text, 'UTF8')), 'hex');
  INSERT INTO log_event (id, chain, seq, text, prev, hash) VALUES (one.id, one.chain, head.seq + 1, one.text, head.hash, linked);
  INSERT INTO log_payload (event_id, salt, body) VALUES (one.id, one.salt, one.body);
  head.seq := head.seq + 1; head.hash := linked;
 END LOOP;
 UPDATE log_head SET seq = head.seq, hash = head.hash WHERE chain = head.chain;
 RETURN NULL;
END $$""",
    "log_never()": """RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'A row of % is never altered or removed.', TG_TABLE_NAME {refusal}; END $$""",
    "log_in_a_deed()": """RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
 IF coalesce(current_setting('coi.deed', true), '') = '' THEN
  RAISE EXCEPTION 'A row of % can only be written inside a deed: audit.deed(name, by=…, because=…).', TG_TABLE_NAME {refusal};
 END IF;
 RETURN NULL;
END $$""",
    # A payload goes only when an event of its erasure has been written.
    "log_erased()": """RETURNS trigger LANGUAGE plpgsql {as_owner} AS $$
BEGIN
 IF NOT EXISTS (SELECT 1 FROM log_event erased JOIN log_event it ON it.chain = erased.chain AND it.seq > erased.seq
   WHERE erased.id = OLD.event_id AND it.text LIKE '%"op":"erase"%' AND it.text::json->>'op' = 'erase'
   AND it.text::json->>'table' = erased.text::json->>'table' AND it.text::json->>'key' = erased.text::json->>'key') THEN
  RAISE EXCEPTION 'A payload is only erased after an event that says so.' {refusal};
 END IF;
 RETURN OLD;
END $$""",
    "log_moves_on()": """RETURNS trigger LANGUAGE plpgsql {as_owner} AS $$
BEGIN
 IF NEW.chain <> OLD.chain OR NOT EXISTS
   (SELECT 1 FROM log_event WHERE chain = NEW.chain AND seq = NEW.seq AND hash = NEW.hash AND NEW.seq >= OLD.seq) THEN
  RAISE EXCEPTION 'A head moves on to the last event of its chain, and nowhere else.' {refusal};
 END IF;
 RETURN NEW;
END $$""",
}


def functions(schema: str) -> Mapping[str, str]:
    """Every function by its signature, and the rest of the statement that makes it."""
    words = {"as_owner": AS_OWNER.format(schema=schema), "planned": PLANNED, "refusal": REFUSAL}
    return {name: body.format(**words) if "{" in body else body for name, body in FUNCTIONS.items()} | {
        f"log_row_{table.name}()": _row_function(table, words["as_owner"]) for table in tracked()
    }


def triggers() -> Mapping[str, tuple[str, str]]:
    """Every trigger by its name: the table on which it stands, and what it says between the name and the table's."""
    found: dict[str, tuple[str, str]] = {
        "log_seal": ("log_pending", "CONSTRAINT AFTER INSERT DEFERRABLE INITIALLY DEFERRED FOR EACH ROW log_seal"),
        "log_never_log_event": ("log_event", _NEVER),
        "log_never_log_payload": ("log_payload", "BEFORE UPDATE OR TRUNCATE FOR EACH STATEMENT log_never"),
        "log_erased_log_payload": ("log_payload", "BEFORE DELETE FOR EACH ROW log_erased"),
        "log_never_log_head": ("log_head", "BEFORE DELETE OR TRUNCATE FOR EACH STATEMENT log_never"),
        "log_moves_on_log_head": ("log_head", "BEFORE UPDATE FOR EACH ROW log_moves_on"),
        "log_never_audit_deed": ("audit_deed", _NEVER),
    }
    for table in tracked():
        ops = "INSERT" if table.name == "audit_deed" else "INSERT OR UPDATE OR DELETE"
        found[f"log_row_{table.name}"] = (table.name, f"AFTER {ops} FOR EACH ROW log_row_{table.name}")
        if table.name != "audit_deed":
            found[f"log_truncate_{table.name}"] = (table.name, "BEFORE TRUNCATE FOR EACH STATEMENT log_never")
    for name in histories():
        found[f"log_never_{name}"] = (name, _NEVER)
        found[f"log_deed_{name}"] = (name, "BEFORE INSERT FOR EACH STATEMENT log_in_a_deed")
    return found


_NEVER = "BEFORE UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT log_never"


def statement(name: str, table: str, says: str) -> str:
    """The statement that makes a trigger."""
    constraint, said = ("CONSTRAINT ", says.removeprefix("CONSTRAINT ")) if says.startswith("CONSTRAINT") else ("", says)
    when, _, rest = said.partition(" FOR EACH ")
    when, _, deferred = when.partition(" DEFERRABLE")
    each, function = rest.split(" ")
    timing = f"DEFERRABLE{deferred} " if deferred else ""
    return f'CREATE {constraint}TRIGGER "{name}" {when} ON "{table}" {timing}FOR EACH {each} EXECUTE FUNCTION "{function}"()'


def told(table: Table, row: str) -> str:
    """A row as JSON."""
    said = f"to_jsonb({row})" + "".join(f" - '{column}'" for column in sorted(table.untold))
    hashed = ", ".join(
        f"'{column}', encode(sha256(convert_to({row}.\"{column}\"::text, 'UTF8')), 'hex')" for column in sorted(table.secret)
    )
    return f"({said} || jsonb_build_object({hashed}))" if hashed else said


def _row_function(table: Table, as_owner: str) -> str:
    named = " PERFORM set_config('coi.deed', NEW.id::text, true), set_config('coi.named', log_named(NEW), true);\n"
    unchanged = " IF TG_OP = 'UPDATE' AND was = becomes THEN RETURN NULL; END IF;\n"
    a_deed = table.name == "audit_deed"
    return (
        f"RETURNS trigger LANGUAGE plpgsql {as_owner} AS $$\n"
        f'DECLARE it "{table.name}"; was jsonb; becomes jsonb;\nBEGIN\n'
        f" IF TG_OP = 'DELETE' THEN it := OLD; ELSE it := NEW; becomes := {told(table, 'NEW')}; END IF;\n"
        f" IF TG_OP <> 'INSERT' THEN was := {told(table, 'OLD')}; END IF;\n"
        + (unchanged if table.untold else "")
        + (named if a_deed else "")
        + f" PERFORM log_put({'NULL' if a_deed else chain_of(table, 'it')}, lower(TG_OP), '{table.name}', "
        f'(CASE TG_OP WHEN \'INSERT\' THEN NEW."{table.key}" ELSE OLD."{table.key}" END)::text,\n'
        "  '{\"old\":' || coalesce(was::text, 'null') || ',\"new\":' || coalesce(becomes::text, 'null') || '}');\n"
        " RETURN NULL;\nEND $$"
    )


def statements(schema: str) -> Iterator[str]:
    """All that lays the functions; the triggers are laid one by one, where they are not."""
    for name, rest in functions(schema).items():
        yield f"CREATE OR REPLACE FUNCTION {name} {rest}"
