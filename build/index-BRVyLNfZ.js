function e(a,n){for(var r=a<0?"-":"",t=Math.abs(a).toString();t.length<n;)t="0"+t;return r+t}export{e as a};
