/** Where Debian's packages `nginx` and `libnginx-mod-nchan` put them. */
export const nginx = "/usr/sbin/nginx";
export const nchanModule = "/usr/lib/nginx/modules/ngx_nchan_module.so";
