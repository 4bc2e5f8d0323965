"""What a support person asks first: versions, terminal, store, settings, each found fine or not; nothing personal."""
