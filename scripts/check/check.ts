/** One check beside the tests; counted as one passed or one failed. */
export type Check = { readonly name: string; run(): Promise<CheckResult> };
export type CheckResult = { readonly ok: boolean; /** What a reader needs in order to mend it; empty when all is well. */ readonly detail: string };
