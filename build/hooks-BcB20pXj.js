import{e,f as s}from"./strapi-BuO8tQEW.js";const a=s,o=e;export{a,o as u};
