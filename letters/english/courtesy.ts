/** What stands on every courtesy version, above and below: it is no document of its own. */
export const COURTESY = 'Courtesy translation; the Chinese text governs. 参考译文，以中文文本为准。';
