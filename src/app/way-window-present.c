/* From the window to a lesson. */
#include "config.h"

#include "way-window-private.h"

#include "way-presenter.h"
#include "way-tour-text.h"

/* A lesson of one scene: what the window shows. */
static WayTour *
make_tour (WayWindow *window)
{
  g_autofree char *json = way_view_to_json (way_session_get_view (window->session),
                                            way_session_get_dataset (window->session));
  g_autoptr (WayScene) scene = way_scene_new (json);
  g_autoptr (WayTour) empty = way_tour_new ("view", "", "");

  return way_tour_with_scene (empty, 0, scene);
}

/* The current tour. One that the program brings along is about the data set that
 * it brings along: of another one it would name what is not there. */
static WayTour *
dup_current_tour (WayWindow *window)
{
  WayTours *tours = way_window_get_tours (window);
  guint current = way_tours_get_current (tours);
  WayTour *tour;

  if (way_tours_get_n (tours) == 0)
    return NULL;
  tour = way_tours_get (tours, current);
  if (way_tour_get_n_scenes (tour) == 0
      || (way_tours_is_built_in (tours, current)
          && !way_tour_is_about (tour, way_session_get_dataset (window->session))))
    return NULL;
  return way_tour_ref (tour);
}

/**
 * way_window_present_tour:
 * @window: a window
 * @this_view: whether what the window shows is presented, and not the current
 *   tour
 *
 * Presents a tour to a class, in a window of its own to which this one gives
 * way until it is closed. A tour without scenes, or about another data set, gives
 * way to the present view.
 */
void
way_window_present_tour (WayWindow *window,
                         gboolean   this_view)
{
  g_autoptr (WayTour) tour = NULL;
  GtkWidget *presenter;
  WayLang lang;
  gboolean both;

  g_return_if_fail (WAY_IS_WINDOW (window));

  if (window->presenter != NULL)
    {
      gtk_window_present (GTK_WINDOW (window->presenter));
      return;
    }
  if (!this_view)
    tour = dup_current_tour (window);
  if (tour == NULL)
    tour = make_tour (window);
  lang = way_session_get_lang (window->session);
  both = way_session_get_both (window->session);
  presenter = way_presenter_new (GTK_WINDOW (window), window->settings,
                                 way_session_get_dataset (window->session), tour,
                                 lang == WAY_LANG_ZH ? WAY_SPEAKS_ZH
                                 : both ? WAY_SPEAKS_BOTH : WAY_SPEAKS_EN);
  way_presentation_set_languages (way_presenter_get_presentation (WAY_PRESENTER (presenter)),
                                  lang, both);
  g_set_weak_pointer (&window->presenter, presenter);
  gtk_window_present (GTK_WINDOW (presenter));
}

/**
 * way_window_get_presenter:
 * @window: a window
 *
 * Returns: (transfer none) (nullable): the lesson that it gives, a
 *   #WayPresenter
 */
GtkWidget *
way_window_get_presenter (WayWindow *window)
{
  g_return_val_if_fail (WAY_IS_WINDOW (window), NULL);

  return window->presenter;
}
