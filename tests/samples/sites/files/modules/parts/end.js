export const end = "and a late one.";
