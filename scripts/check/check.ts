/** One check beside the tests; counted as one passed, one failed or one skipped. */
export type Check = { readonly name: string; run(): Promise<CheckResult> };
export type CheckResult = { readonly ok: boolean; /** What a reader needs in order to mend it; empty when all is well. */ readonly detail: string; /** Could not be done here: neither passed nor failed. */ readonly skipped?: true };
