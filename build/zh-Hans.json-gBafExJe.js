var a={"stage.label":"审阅阶段"};export{a as default};
