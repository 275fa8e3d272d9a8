"""The pages of an import in finished sentences."""
