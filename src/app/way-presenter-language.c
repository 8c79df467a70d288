/* The language of a lesson, of which the key L changes no more than what the
 * class sees, and Ctrl+L that of the whole program, as everywhere.
 */
#include "config.h"

#include "way-presenter-private.h"

#include <glib/gi18n.h>

#include "way-notes-window.h"
#include "way-settings.h"

/* What is not content is in the language of the program. */
static void
update_interface (WayPresenter *presenter)
{
  GtkWidget *row;

  gtk_accessible_update_property (GTK_ACCESSIBLE (presenter->progress),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress of the lesson"), -1);
  way_presenter_update_covers (presenter);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (presenter->help_rows))) != NULL)
    gtk_box_remove (presenter->help_rows, row);
  if (gtk_widget_get_visible (presenter->help))
    way_presenter_fill_help (presenter);
  if (presenter->notes != NULL)
    way_notes_window_update (WAY_NOTES_WINDOW (presenter->notes));
}

/**
 * way_presenter_set_languages:
 * @presenter: a presenter
 * @lang: the language, or the first of both
 * @both: whether the other one is there, too
 *
 * Follows the program, whose language has changed: every text is in the new one
 * at once, and the lesson stands where it stood.
 */
void
way_presenter_set_languages (WayPresenter *presenter,
                             WayLang       lang,
                             gboolean      both)
{
  WayScene *scene;

  g_return_if_fail (WAY_IS_PRESENTER (presenter) && lang < WAY_N_LANGS);

  way_presentation_set_languages (presenter->show, lang, both);
  /* Widgets have one language for life, and a scene may have some with words of
   * the program's, which have changed even if the lesson had this one before. */
  scene = way_presentation_get_scene (presenter->show);
  way_presenter_show_scene (presenter, scene);
  way_presenter_update_words (presenter);
  update_interface (presenter);
}

/**
 * way_presenter_switch_lang:
 * @presenter: a presenter
 *
 * Changes from English to Chinese or back, in the lesson and in the program; of
 * both languages the other one comes first.
 */
void
way_presenter_switch_lang (WayPresenter *presenter)
{
  gboolean both = way_presentation_get_speaks (presenter->show) == WAY_SPEAKS_BOTH;
  WayLang lang = !way_presentation_get_lang (presenter->show);

  /* The application hears of it, and tells all its windows. */
  if (way_settings_get_lang (presenter->settings) != lang)
    g_settings_set_string (presenter->settings, "language", way_lang_to_locale (lang));
  /* The lesson may have spoken otherwise than the program. */
  way_presentation_set_languages (presenter->show, lang, both);
}

/**
 * way_presenter_switch_both:
 * @presenter: a presenter
 *
 * Adds the other language, or takes it away, in the lesson and in the program.
 */
void
way_presenter_switch_both (WayPresenter *presenter)
{
  gboolean both = way_presentation_get_speaks (presenter->show) != WAY_SPEAKS_BOTH;
  WayLang lang = way_presentation_get_lang (presenter->show);

  if (g_settings_get_boolean (presenter->settings, "both-languages") != both)
    g_settings_set_boolean (presenter->settings, "both-languages", both);
  way_presentation_set_languages (presenter->show, lang, both);
}

/**
 * way_presenter_set_main_window:
 * @presenter: a presenter
 * @window: the window to which it returns
 *
 * Takes the window that has come in the place of the one before.
 */
void
way_presenter_set_main_window (WayPresenter *presenter,
                               GtkWindow    *window)
{
  g_return_if_fail (WAY_IS_PRESENTER (presenter) && GTK_IS_WINDOW (window));

  g_set_weak_pointer (&presenter->main_window, window);
}
