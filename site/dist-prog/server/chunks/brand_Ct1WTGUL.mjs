// src/brand.ts
/** The product's name, the same in every language. */
var BRAND = "HuntZen Care";
export { BRAND as t };
