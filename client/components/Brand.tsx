// Name and mark of the product.

export const Brand = () => (
  <span className="vt-brand">
    <img src="/icon.svg" width={24} height={24} alt="" />
    顺藤 <small lang="en">Vinetrace</small>
  </span>
);
