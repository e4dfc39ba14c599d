/** What the training extension says to the others: the shapes of its requests and answers. */
export {};
