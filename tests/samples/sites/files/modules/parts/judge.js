export const judge = "three modules";
