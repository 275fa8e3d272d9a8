#!/usr/bin/env python
"""The command line of the product: `manage.py demo`, `manage.py import_ods`, `manage.py assess` and Django's own."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coi_register.settings")
    if "DJANGO_SECRET_KEY" not in os.environ:  # no server has been set up here: this is somebody's desk
        os.environ.setdefault("DJANGO_DEBUG", "1")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
