// ../extensions/kernel/contracts/route.ts
/** Declares a route; keeps the exact types of its schemas. */
var route = (contract) => contract;
export { route as t };
