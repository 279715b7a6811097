// Run by scripts/run-light.mjs through run.mjs when only the packages are wanted: there is nothing more to do.
process.exitCode = 0;
