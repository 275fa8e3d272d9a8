"""What an auditor takes away: the log of a CCG, its rows as they stand, checkpoints, keys, and the file that checks them."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from coi_register.log.chains import genesis
from coi_register.proof import selectors
from coi_register.proof.moment import one_moment
from coi_register.proof.notes import key_name

TAKEN_AWAY = Path(__file__).with_name("take_away")


@dataclass
class Bundle:
    """A zip file in the making; the sum of each file goes into the manifest, which comes last."""

    file: zipfile.ZipFile
    at: datetime
    sums: dict[str, str] = field(default_factory=dict)
    chains: dict[str, dict[str, Any]] = field(default_factory=dict)
    accounts: set[int] = field(default_factory=set)

    def put(self, name: str, lines: Iterable[bytes]) -> None:
        """Write a file line by line."""
        digest = sha256()
        with self.file.open(zipfile.ZipInfo(name, self.at.timetuple()[:6]), "w", force_zip64=True) as opened:
            for line in lines:
                digest.update(line)
                opened.write(line)
        self.sums[name] = digest.hexdigest()

    def put_text(self, name: str, text: str) -> None:
        self.put(name, [text.encode()])

    def put_chain(self, chain: str) -> None:
        """The log of a chain, the rows that it wrote as they stand, and its checkpoints."""
        deeds: list[str] = []
        self.put(f"log/{chain}.jsonl", self._followed(chain, deeds))
        self.put(f"rows/{chain}.jsonl", selectors.row_lines(chain, deeds))
        for checkpoint in selectors.checkpoints_of(chain):
            self.put_text(f"checkpoints/{chain}/{checkpoint.seq}.txt", checkpoint.note)

    def _followed(self, chain: str, deeds: list[str]) -> Iterator[bytes]:
        self.chains[chain] = {"seq": 0, "hash": genesis(chain)}
        for line in selectors.log_lines(chain):
            event = json.loads(line)
            says = json.loads(event["text"])
            self.chains[chain] = {"seq": event["seq"], "hash": event["hash"]}
            self.accounts.update({says["by"]} if says["by"] else ())
            if says["table"] == selectors.DEEDS and says["op"] == "insert":
                deeds.append(says["key"])
            yield line

    def close(self, by: str) -> None:
        """What is not of one chain, and the manifest over everything."""
        keys = {key for chain in self.chains for key in selectors.keys_for(chain)}
        self.put_text("keys.txt", "".join(f"{key}\n" for key in [*selectors.site_keys(), *sorted(keys)]))
        names = sorted(selectors.names_of_accounts(self.accounts).items())
        self.put_text("accounts.txt", "".join(f"{pk}\t{name}\n" for pk, name in names))
        for name in ("verify.py", "sign.py", "README.txt"):
            self.put_text(name, (TAKEN_AWAY / name).read_text())
        manifest = {
            "form": 1,
            "site": key_name(settings.SITE),
            "made": self.at.isoformat(),
            "by": by,
            "chains": self.chains,
            "files": self.sums,
        }
        self.file.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))


def write_bundle(to: IO[bytes], chains: Iterable[str], *, by: str, at: datetime) -> None:
    """Write the bundle of some chains, all as they stand at one moment."""
    with one_moment(), zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as file:
        bundle = Bundle(file, at)
        for chain in chains:
            bundle.put_chain(chain)
        bundle.close(by)
