/* The steps of a lesson. A scene with a question has two of them, before and
 * after its answer, and so has one whose titles are hidden at first.
 */
#include "config.h"

#include "way-presentation.h"

struct _WayPresentation
{
  GObject     parent_instance;

  WayTour    *tour;
  guint       index;            /* of the scene; their number for the end */
  WaySpeaks   speaks;
  WayLang     lang;             /* of both the first */
  WayCurtain  curtain;
  gboolean    spotlight;
  guint       zoom;
  guint       number;           /* as typed so far, 0 for none */
  gboolean    revealed;         /* the answer of the question */
  gboolean    hides_titles;
  guint       hands[WAY_PREDICT_MAX_OPTIONS];
  guint       typed[WAY_PREDICT_MAX_OPTIONS];  /* of those, by the number's digits */
  GArray     *guess;            /* WayGuess, in the order of years */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayPresentation, way_presentation, G_TYPE_OBJECT)

static void
changed (WayPresentation *presentation)
{
  g_signal_emit (presentation, signals[SIGNAL_CHANGED], 0);
}

static void
clear_number (WayPresentation *presentation)
{
  presentation->number = 0;
  for (guint i = 0; i < WAY_PREDICT_MAX_OPTIONS; i++)
    presentation->typed[i] = 0;
}

/* A question is asked anew whenever its scene is come to. */
static void
begin_scene (WayPresentation *presentation)
{
  WayScene *scene = way_presentation_get_scene (presentation);

  presentation->revealed = FALSE;
  presentation->hides_titles = scene != NULL && scene->hide_titles;
  for (guint i = 0; i < WAY_PREDICT_MAX_OPTIONS; i++)
    presentation->hands[i] = 0;
  g_array_set_size (presentation->guess, 0);
  clear_number (presentation);
}

static void
way_presentation_finalize (GObject *object)
{
  WayPresentation *presentation = WAY_PRESENTATION (object);

  g_clear_pointer (&presentation->tour, way_tour_unref);
  g_array_unref (presentation->guess);

  G_OBJECT_CLASS (way_presentation_parent_class)->finalize (object);
}

static void
way_presentation_class_init (WayPresentationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = way_presentation_finalize;

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
way_presentation_init (WayPresentation *presentation)
{
  presentation->guess = g_array_new (FALSE, FALSE, sizeof (WayGuess));
}

/**
 * way_presentation_new:
 * @tour: what is presented
 * @first: the scene to begin with, from 0; one too large is the last
 * @speaks: the language
 *
 * Returns: (transfer full): a presentation of the tour
 */
WayPresentation *
way_presentation_new (WayTour   *tour,
                      guint      first,
                      WaySpeaks  speaks)
{
  WayPresentation *presentation;
  guint n;

  g_return_val_if_fail (tour != NULL && speaks < WAY_N_SPEAKS, NULL);

  presentation = g_object_new (WAY_TYPE_PRESENTATION, NULL);
  presentation->tour = way_tour_ref (tour);
  presentation->speaks = speaks;
  presentation->lang = speaks == WAY_SPEAKS_ZH ? WAY_LANG_ZH : WAY_LANG_EN;
  n = way_tour_get_n_scenes (tour);
  presentation->index = n > 0 ? MIN (first, n - 1) : 0;
  begin_scene (presentation);
  return presentation;
}

/**
 * way_presentation_get_tour:
 * @presentation: a presentation
 *
 * Returns: (transfer none): what is presented
 */
WayTour *
way_presentation_get_tour (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), NULL);

  return presentation->tour;
}

/**
 * way_presentation_get_index:
 * @presentation: a presentation
 *
 * Returns: the present scene, from 0; at the end the number of scenes
 */
guint
way_presentation_get_index (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), 0);

  return presentation->index;
}

static WayScene *
get_scene_at (WayPresentation *presentation,
              guint            index)
{
  return index < way_tour_get_n_scenes (presentation->tour)
    ? way_tour_get_scene (presentation->tour, index) : NULL;
}

/**
 * way_presentation_get_scene:
 * @presentation: a presentation
 *
 * Returns: (transfer none) (nullable): the present scene; %NULL at the end
 */
WayScene *
way_presentation_get_scene (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), NULL);

  return get_scene_at (presentation, presentation->index);
}

/**
 * way_presentation_get_next_scene:
 * @presentation: a presentation
 *
 * Returns: (transfer none) (nullable): the scene that follows; %NULL if none
 */
WayScene *
way_presentation_get_next_scene (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), NULL);

  return get_scene_at (presentation, presentation->index + 1);
}

/**
 * way_presentation_is_at_end:
 * @presentation: a presentation
 *
 * Returns: whether all scenes have been shown
 */
gboolean
way_presentation_is_at_end (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), TRUE);

  return way_presentation_get_scene (presentation) == NULL;
}

/* A step while the screen is covered uncovers it, and does nothing else: the
 * class has not seen where it would lead from. */
static gboolean
lift_curtain (WayPresentation *presentation)
{
  if (presentation->curtain == WAY_CURTAIN_NONE)
    return FALSE;
  presentation->curtain = WAY_CURTAIN_NONE;
  return TRUE;
}

/**
 * way_presentation_next:
 * @presentation: a presentation
 *
 * Goes one step on: lifts the curtain, shows titles that are hidden, reveals an
 * answer, or goes to the next scene or the end.
 *
 * Returns: %FALSE at the end, where the show is over
 */
gboolean
way_presentation_next (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  clear_number (presentation);
  if (lift_curtain (presentation))
    ;
  else if (way_presentation_is_at_end (presentation))
    return FALSE;
  else if (presentation->hides_titles)
    presentation->hides_titles = FALSE;
  else if (way_presentation_is_asking (presentation))
    presentation->revealed = TRUE;
  else
    {
      presentation->index++;
      begin_scene (presentation);
    }
  changed (presentation);
  return TRUE;
}

/**
 * way_presentation_previous:
 * @presentation: a presentation
 *
 * Goes one step back: lifts the curtain, asks an answered question anew, or
 * goes to the scene before.
 */
void
way_presentation_previous (WayPresentation *presentation)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  clear_number (presentation);
  if (lift_curtain (presentation))
    ;
  else if (presentation->revealed)
    begin_scene (presentation);
  else if (presentation->index > 0)
    {
      presentation->index--;
      begin_scene (presentation);
    }
  changed (presentation);
}

/**
 * way_presentation_go:
 * @presentation: a presentation
 * @index: a scene, from 0; one too large is the last
 *
 * Goes to a scene, from its beginning, and lifts the curtain.
 */
void
way_presentation_go (WayPresentation *presentation,
                     guint            index)
{
  guint n;

  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  n = way_tour_get_n_scenes (presentation->tour);
  presentation->curtain = WAY_CURTAIN_NONE;
  presentation->index = n > 0 ? MIN (index, n - 1) : 0;
  begin_scene (presentation);
  changed (presentation);
}

/**
 * way_presentation_escape:
 * @presentation: a presentation
 *
 * Ends one thing: a number that is being typed, the curtain, the spotlight.
 *
 * Returns: %FALSE if there was none, and the show is to end
 */
gboolean
way_presentation_escape (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  if (presentation->number > 0 && !way_presentation_is_asking (presentation))
    clear_number (presentation);
  else if (lift_curtain (presentation))
    ;
  else if (presentation->spotlight)
    presentation->spotlight = FALSE;
  else
    return FALSE;
  changed (presentation);
  return TRUE;
}

/* The option that a digit stands for in a question, 1 for the first. */
static gboolean
is_option (WayPresentation *presentation,
           guint            digit)
{
  return way_presentation_is_asking (presentation) && digit > 0
      && digit <= way_presentation_get_scene (presentation)->predict->n_options;
}

/**
 * way_presentation_type_digit:
 * @presentation: a presentation
 * @digit: 0 to 9
 *
 * Adds a digit to the number of a scene. While a question is open the digit of
 * an option counts a hand for it as well, which way_presentation_enter() takes
 * back.
 */
void
way_presentation_type_digit (WayPresentation *presentation,
                             guint            digit)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation) && digit <= 9);

  presentation->number = presentation->number * 10 + digit;
  if (presentation->number > WAY_PRESENTATION_MAX_NUMBER)
    clear_number (presentation);
  if (is_option (presentation, digit))
    {
      presentation->hands[digit - 1]++;
      presentation->typed[digit - 1]++;
    }
  changed (presentation);
}

/**
 * way_presentation_get_number:
 * @presentation: a presentation
 *
 * Returns: the number typed so far, 0 for none
 */
guint
way_presentation_get_number (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), 0);

  return presentation->number;
}

/**
 * way_presentation_enter:
 * @presentation: a presentation
 *
 * Goes to the scene whose number has been typed.
 *
 * Returns: %FALSE if there is no such scene, and nothing has changed but that
 *   the number is forgotten
 */
gboolean
way_presentation_enter (WayPresentation *presentation)
{
  guint number;

  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  number = presentation->number;
  if (number == 0 || number > way_tour_get_n_scenes (presentation->tour))
    {
      way_presentation_forget_number (presentation);
      return FALSE;
    }
  for (guint i = 0; i < WAY_PREDICT_MAX_OPTIONS; i++)
    presentation->hands[i] -= presentation->typed[i];
  if (number - 1 == presentation->index)
    way_presentation_forget_number (presentation);
  else
    way_presentation_go (presentation, number - 1);
  return TRUE;
}

/**
 * way_presentation_forget_number:
 * @presentation: a presentation
 *
 * Drops the number that is being typed.
 */
void
way_presentation_forget_number (WayPresentation *presentation)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  if (presentation->number == 0)
    return;
  clear_number (presentation);
  changed (presentation);
}

/**
 * way_presentation_get_curtain:
 * @presentation: a presentation
 *
 * Returns: what covers the screen
 */
WayCurtain
way_presentation_get_curtain (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), WAY_CURTAIN_NONE);

  return presentation->curtain;
}

/**
 * way_presentation_toggle_curtain:
 * @presentation: a presentation
 * @curtain: black or white
 *
 * Covers the screen, or uncovers it if it is covered so already.
 */
void
way_presentation_toggle_curtain (WayPresentation *presentation,
                                 WayCurtain       curtain)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  presentation->curtain = presentation->curtain == curtain ? WAY_CURTAIN_NONE : curtain;
  clear_number (presentation);
  changed (presentation);
}

/**
 * way_presentation_get_spotlight:
 * @presentation: a presentation
 *
 * Returns: whether all but the place of the pointer is darkened
 */
gboolean
way_presentation_get_spotlight (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  return presentation->spotlight;
}

/**
 * way_presentation_toggle_spotlight:
 * @presentation: a presentation
 *
 * Switches the spotlight on or off.
 */
void
way_presentation_toggle_spotlight (WayPresentation *presentation)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  presentation->spotlight = !presentation->spotlight;
  changed (presentation);
}

/**
 * way_presentation_get_speaks:
 * @presentation: a presentation
 *
 * Returns: the language, or both
 */
WaySpeaks
way_presentation_get_speaks (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), WAY_SPEAKS_EN);

  return presentation->speaks;
}

/**
 * way_presentation_get_lang:
 * @presentation: a presentation
 *
 * Returns: the language of what can be there in one only; of both the first
 */
WayLang
way_presentation_get_lang (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), WAY_LANG_EN);

  return presentation->lang;
}

/**
 * way_presentation_next_language:
 * @presentation: a presentation
 *
 * Goes on from English to Chinese, to both at once, and to English again.
 */
void
way_presentation_next_language (WayPresentation *presentation)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  presentation->speaks = (presentation->speaks + 1) % WAY_N_SPEAKS;
  presentation->lang = presentation->speaks == WAY_SPEAKS_ZH ? WAY_LANG_ZH : WAY_LANG_EN;
  changed (presentation);
}

/**
 * way_presentation_set_languages:
 * @presentation: a presentation
 * @lang: the language, or the first of both
 * @both: whether the other one is there, too
 *
 * Changes the language and nothing else: a question stays as far answered as
 * it was.
 */
void
way_presentation_set_languages (WayPresentation *presentation,
                                WayLang          lang,
                                gboolean         both)
{
  WaySpeaks speaks;

  g_return_if_fail (WAY_IS_PRESENTATION (presentation) && lang < WAY_N_LANGS);

  speaks = both ? WAY_SPEAKS_BOTH : lang == WAY_LANG_ZH ? WAY_SPEAKS_ZH : WAY_SPEAKS_EN;
  if (speaks == presentation->speaks && lang == presentation->lang)
    return;
  presentation->speaks = speaks;
  presentation->lang = lang;
  changed (presentation);
}

/**
 * way_presentation_get_zoom:
 * @presentation: a presentation
 *
 * Returns: by how many steps the text is larger than usual
 */
guint
way_presentation_get_zoom (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), 0);

  return presentation->zoom;
}

/**
 * way_presentation_zoom:
 * @presentation: a presentation
 * @steps: 1 for larger text, -1 for smaller; never below the usual size, which
 *   the last row needs
 *
 * Changes the size of the text.
 */
void
way_presentation_zoom (WayPresentation *presentation,
                       int              steps)
{
  int zoom;

  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  zoom = CLAMP ((int) presentation->zoom + steps, 0, (int) WAY_PRESENTATION_MAX_ZOOM);
  if (zoom == (int) presentation->zoom)
    return;
  presentation->zoom = (guint) zoom;
  changed (presentation);
}

/**
 * way_presentation_is_asking:
 * @presentation: a presentation
 *
 * Returns: whether the scene has a question that is not yet answered
 */
gboolean
way_presentation_is_asking (WayPresentation *presentation)
{
  WayScene *scene;

  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  scene = way_presentation_get_scene (presentation);
  return scene != NULL && scene->predict != NULL && !presentation->revealed;
}

/**
 * way_presentation_is_revealed:
 * @presentation: a presentation
 *
 * Returns: whether the answer of a question is shown
 */
gboolean
way_presentation_is_revealed (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  return presentation->revealed;
}

/**
 * way_presentation_get_hands:
 * @presentation: a presentation
 * @option: below %WAY_PREDICT_MAX_OPTIONS
 *
 * Returns: how many hands were counted for an option
 */
guint
way_presentation_get_hands (WayPresentation *presentation,
                            guint            option)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), 0);
  g_return_val_if_fail (option < WAY_PREDICT_MAX_OPTIONS, 0);

  return presentation->hands[option];
}

/**
 * way_presentation_add_hands:
 * @presentation: a presentation
 * @option: an option of the question
 * @hands: 1 or -1
 *
 * Counts a hand, or takes one back, while the question is open.
 */
void
way_presentation_add_hands (WayPresentation *presentation,
                            guint            option,
                            int              hands)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  if (!is_option (presentation, option + 1)
      || (hands < 0 && presentation->hands[option] < (guint) -hands))
    return;
  clear_number (presentation);
  presentation->hands[option] += (guint) hands;
  changed (presentation);
}

/**
 * way_presentation_get_guess:
 * @presentation: a presentation
 * @n_years: (out): how many points there are
 *
 * Returns: (transfer none): the line that was drawn, in the order of years;
 *   valid until it changes
 */
const WayGuess *
way_presentation_get_guess (WayPresentation *presentation,
                            guint           *n_years)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation) && n_years != NULL, NULL);

  *n_years = presentation->guess->len;
  return (const WayGuess *) (gpointer) presentation->guess->data;
}

/**
 * way_presentation_draw:
 * @presentation: a presentation
 * @year: a year
 * @value: what is expected of it
 *
 * Sets a point of the drawn line, while the question is open.
 */
void
way_presentation_draw (WayPresentation *presentation,
                       int              year,
                       double           value)
{
  WayGuess point = { year, value };
  guint place = 0;

  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  if (!way_presentation_is_asking (presentation)
      || !way_presentation_get_scene (presentation)->predict->drawn)
    return;
  while (place < presentation->guess->len
         && g_array_index (presentation->guess, WayGuess, place).year < year)
    place++;
  if (place < presentation->guess->len
      && g_array_index (presentation->guess, WayGuess, place).year == year)
    g_array_index (presentation->guess, WayGuess, place) = point;
  else
    g_array_insert_val (presentation->guess, place, point);
  changed (presentation);
}

/**
 * way_presentation_hides_titles:
 * @presentation: a presentation
 *
 * Returns: whether the class is to name the policies itself
 */
gboolean
way_presentation_hides_titles (WayPresentation *presentation)
{
  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation), FALSE);

  return presentation->hides_titles;
}

/**
 * way_presentation_toggle_titles:
 * @presentation: a presentation
 *
 * Hides the titles of the scene, or shows them.
 */
void
way_presentation_toggle_titles (WayPresentation *presentation)
{
  g_return_if_fail (WAY_IS_PRESENTATION (presentation));

  presentation->hides_titles = !presentation->hides_titles
                            && !way_presentation_is_at_end (presentation);
  changed (presentation);
}
