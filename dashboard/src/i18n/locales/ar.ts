import type { Locale } from "../Locale.ts";

export const locale: Locale = {
  code: "ar",
  name: "العربية",
  dir: "rtl",
  messages: {
    common: {
      pages: "الصفحات",
      retry: "حاول مرة أخرى",
      cancel: "إلغاء",
      save: "حفظ",
      language: "اللغة",
      scheme: "فاتح أو داكن",
    },
    session: {
      title: "تسجيل الدخول إلى Hearth",
      email: "البريد الإلكتروني",
      password: "كلمة المرور",
      showPassword: "إظهار كلمة المرور",
      signIn: "تسجيل الدخول",
      signOut: "تسجيل الخروج",
      wrong: "هذا البريد وكلمة المرور غير معروفين هنا.",
      unreachable: "لا يمكن الوصول إلى Hearth.",
      demo: "حسابات تجريبية، كلمة المرور لكل منها {{password}}:",
      demoAccount: "{{name}}، {{role}}",
      customerTitle: "هذه صفحة الفريق",
      customerText: "{{email}} حساب عميل. محادثاتك في الصفحة التي كتبت إلينا منها.",
    },
    inbox: {
      title: "الوارد",
    },
    thread: {
      title: "المحادثة",
      nothingOpen: "اختر محادثة.",
    },
    composer: {
      label: "ردك",
    },
    audio: {
      play: "تشغيل",
    },
    customer: {
      title: "العميل",
    },
    team: {
      title: "الفريق",
    },
    metrics: {
      title: "المقاييس",
    },
    canned: {
      title: "الردود الجاهزة",
    },
    notifications: {
      title: "التنبيهات",
    },
    keyboard: {
      title: "المفاتيح",
    },
  },
};
