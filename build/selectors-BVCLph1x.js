import{bq as e}from"./strapi-BuO8tQEW.js";const o=e(s=>s.admin_app.permissions);export{o as s};
