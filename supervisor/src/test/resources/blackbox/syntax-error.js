const good = 1;
const bad = ;
