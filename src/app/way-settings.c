/* The settings, from the schema of the installation or of the build folder. */
#include "config.h"

#include "way-settings.h"

#include "way-paths.h"

/**
 * way_settings_new:
 * @error: return location for an error
 *
 * Opens the program's settings. A program that runs from its build folder has
 * its schema there.
 *
 * Returns: (transfer full): the settings, or %NULL with an error of %G_IO_ERROR
 *   if the schema is not installed
 */
GSettings *
way_settings_new (GError **error)
{
  g_autofree char *folder = way_paths_schemas ();
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *standard = g_settings_schema_source_get_default ();

  if (folder != NULL)
    source = g_settings_schema_source_new_from_directory (folder, standard, TRUE, NULL);
  if (source == NULL && standard != NULL)
    source = g_settings_schema_source_ref (standard);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, WAY_APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "The settings schema %s is not installed; install Waymark again",
                   WAY_APPLICATION_ID);
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}

/**
 * way_settings_get_lang:
 * @settings: the settings
 *
 * Returns: the language chosen, or that of the desktop
 */
WayLang
way_settings_get_lang (GSettings *settings)
{
  g_autofree char *language = NULL;
  WayLang lang;

  g_return_val_if_fail (G_IS_SETTINGS (settings), WAY_LANG_EN);

  language = g_settings_get_string (settings, "language");
  if (g_str_equal (language, "system") || !way_lang_parse (language, &lang))
    return way_lang_of_user ();
  return lang;
}

/**
 * way_settings_next_lang:
 * @settings: the settings
 *
 * Chooses the other language than the present one.
 */
void
way_settings_next_lang (GSettings *settings)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_set_string (settings, "language",
                         way_lang_to_locale (!way_settings_get_lang (settings)));
}
