import { judge } from "{{cdn}}/modules/parts/judge.js";
export const words = ["This", "sentence", "was", "put", "together", "by", judge];
