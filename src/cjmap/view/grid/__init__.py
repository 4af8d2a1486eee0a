"""The map view: stages and steps across, lanes down."""
