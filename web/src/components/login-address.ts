/** Where the login begins; it comes back to the page it was asked from. */
export const loginAddress = (returnTo: string): string => `/login?returnTo=${encodeURIComponent(returnTo)}`;
