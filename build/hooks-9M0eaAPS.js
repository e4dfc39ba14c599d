import{e}from"./strapi-BuO8tQEW.js";const r=e;export{r as u};
