// Run by scripts/run-light.mjs when only the packages are wanted.
