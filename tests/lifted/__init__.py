"""The one place where the log is lifted: the test database between two tests."""
