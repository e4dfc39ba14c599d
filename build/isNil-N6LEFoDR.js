import{c5 as r}from"./strapi-BuO8tQEW.js";function t(i){return i==null}var o=t;const l=r(o);export{l as i};
