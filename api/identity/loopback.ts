const NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a host name stays on this machine; only there may login go over plain http. */
export const isLoopback = (hostname: string): boolean => NAMES.has(hostname);
