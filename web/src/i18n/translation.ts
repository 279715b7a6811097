/** The same keys and lists with words of another language: a sentence that is missing in one of them does not compile. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
