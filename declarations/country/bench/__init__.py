"""The figures of the engine, each measured beside another program or against its goal."""
