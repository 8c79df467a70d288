/* The desktop's preference comes from the settings portal, key "color-scheme"
 * of org.freedesktop.appearance: 0 none, 1 dark, 2 light. It is asked for
 * without waiting, and followed live.
 */
#include "config.h"

#include "way-color-scheme.h"

#include <gtk/gtk.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define PREFERS_DARK 1

struct _WayColorScheme
{
  GObject       parent_instance;

  GSettings    *settings;
  GDBusProxy   *portal;
  GCancellable *cancellable;
  gboolean      desktop_is_dark;
};

G_DEFINE_FINAL_TYPE (WayColorScheme, way_color_scheme, G_TYPE_OBJECT)

static void
apply (WayColorScheme *scheme)
{
  g_autofree char *choice = g_settings_get_string (scheme->settings, "color-scheme");
  gboolean dark = g_str_equal (choice, "dark")
               || (g_str_equal (choice, "system") && scheme->desktop_is_dark);
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  gboolean was_dark;

  /* GTK reads its whole theme again even where the value stays the same. */
  g_object_get (gtk_settings, "gtk-application-prefer-dark-theme", &was_dark, NULL);
  if (dark != was_dark)
    g_object_set (gtk_settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

/* Values of the portal may be wrapped more than once. */
static void
take_value (WayColorScheme *scheme,
            GVariant       *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unwrapped = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unwrapped;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    {
      scheme->desktop_is_dark = g_variant_get_uint32 (inner) == PREFERS_DARK;
      apply (scheme);
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (WayColorScheme) scheme = data;

  /* No portal, no preference. */
  if (reply != NULL && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)")))
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (reply, 0);

      take_value (scheme, value);
    }
}

static void
signal_cb (WayColorScheme *scheme,
           const char     *sender,
           const char     *signal,
           GVariant       *parameters)
{
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged")
      || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE) && g_str_equal (key, "color-scheme"))
    take_value (scheme, value);
}

static void
proxy_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (WayColorScheme) scheme = data;
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, NULL);

  if (portal == NULL)
    return;
  scheme->portal = portal;
  g_signal_connect_object (portal, "g-signal", G_CALLBACK (signal_cb), scheme, G_CONNECT_SWAPPED);
  g_dbus_proxy_call (portal, "Read", g_variant_new ("(ss)", APPEARANCE, "color-scheme"),
                     G_DBUS_CALL_FLAGS_NONE, -1, scheme->cancellable, read_cb,
                     g_object_ref (scheme));
}

static void
way_color_scheme_dispose (GObject *object)
{
  WayColorScheme *scheme = WAY_COLOR_SCHEME (object);

  g_cancellable_cancel (scheme->cancellable);
  g_clear_object (&scheme->portal);
  g_clear_object (&scheme->settings);
  g_clear_object (&scheme->cancellable);

  G_OBJECT_CLASS (way_color_scheme_parent_class)->dispose (object);
}

static void
way_color_scheme_class_init (WayColorSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_color_scheme_dispose;
}

static void
way_color_scheme_init (WayColorScheme *scheme)
{
  scheme->cancellable = g_cancellable_new ();
}

/**
 * way_color_scheme_new:
 * @settings: the program's settings, with the key "color-scheme"
 *
 * Applies the colour scheme to the whole program, and goes on doing so as long
 * as the object lives.
 *
 * Returns: (transfer full): the object
 */
WayColorScheme *
way_color_scheme_new (GSettings *settings)
{
  WayColorScheme *scheme;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  scheme = g_object_new (WAY_TYPE_COLOR_SCHEME, NULL);
  scheme->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply), scheme,
                           G_CONNECT_SWAPPED);
  apply (scheme);
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START
                            | G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES,
                            NULL, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, scheme->cancellable,
                            proxy_cb, g_object_ref (scheme));
  return scheme;
}
