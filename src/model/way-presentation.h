/* WayPresentation: where a lesson stands: the scene, what of it has been
 * answered, what covers it, and in which languages it speaks. It knows nothing
 * of windows; those watch its signal "changed".
 */
#pragma once

#include "way-tour.h"

G_BEGIN_DECLS

/* What a lesson is shown in: one language, or both at once. */
typedef enum
{
  WAY_SPEAKS_EN,
  WAY_SPEAKS_ZH,
  WAY_SPEAKS_BOTH,
  WAY_N_SPEAKS,
} WaySpeaks;

typedef enum
{
  WAY_CURTAIN_NONE,
  WAY_CURTAIN_BLACK,
  WAY_CURTAIN_WHITE,
} WayCurtain;

/* How far a number can be typed. */
#define WAY_PRESENTATION_MAX_NUMBER 9999u

/* The text zoom goes from 0, the usual size, to this. */
#define WAY_PRESENTATION_MAX_ZOOM 6u

/**
 * WayGuess:
 * @year: a year
 * @value: what the class expects of it
 *
 * A point of the line that the class has drawn.
 */
typedef struct
{
  int    year;
  double value;
} WayGuess;

#define WAY_TYPE_PRESENTATION (way_presentation_get_type ())
G_DECLARE_FINAL_TYPE (WayPresentation, way_presentation, WAY, PRESENTATION, GObject)

WayPresentation *way_presentation_new            (WayTour         *tour,
                                                  guint            first,
                                                  WaySpeaks        speaks);
WayTour         *way_presentation_get_tour       (WayPresentation *presentation);
guint            way_presentation_get_index      (WayPresentation *presentation);
WayScene        *way_presentation_get_scene      (WayPresentation *presentation);
WayScene        *way_presentation_get_next_scene (WayPresentation *presentation);
gboolean         way_presentation_is_at_end      (WayPresentation *presentation);

gboolean         way_presentation_next           (WayPresentation *presentation);
void             way_presentation_previous       (WayPresentation *presentation);
void             way_presentation_go             (WayPresentation *presentation,
                                                  guint            index);
gboolean         way_presentation_escape         (WayPresentation *presentation);

void             way_presentation_type_digit     (WayPresentation *presentation,
                                                  guint            digit);
guint            way_presentation_get_number     (WayPresentation *presentation);
gboolean         way_presentation_enter          (WayPresentation *presentation);
void             way_presentation_forget_number  (WayPresentation *presentation);

WayCurtain       way_presentation_get_curtain    (WayPresentation *presentation);
void             way_presentation_toggle_curtain (WayPresentation *presentation,
                                                  WayCurtain       curtain);
gboolean         way_presentation_get_spotlight  (WayPresentation *presentation);
void             way_presentation_toggle_spotlight (WayPresentation *presentation);
WaySpeaks        way_presentation_get_speaks     (WayPresentation *presentation);
WayLang          way_presentation_get_lang       (WayPresentation *presentation);
void             way_presentation_next_language  (WayPresentation *presentation);
void             way_presentation_set_languages  (WayPresentation *presentation,
                                                  WayLang          lang,
                                                  gboolean         both);
guint            way_presentation_get_zoom       (WayPresentation *presentation);
void             way_presentation_zoom           (WayPresentation *presentation,
                                                  int              steps);

gboolean         way_presentation_is_asking      (WayPresentation *presentation);
gboolean         way_presentation_is_revealed    (WayPresentation *presentation);
guint            way_presentation_get_hands      (WayPresentation *presentation,
                                                  guint            option);
void             way_presentation_add_hands      (WayPresentation *presentation,
                                                  guint            option,
                                                  int              hands);
const WayGuess  *way_presentation_get_guess      (WayPresentation *presentation,
                                                  guint           *n_years);
void             way_presentation_draw           (WayPresentation *presentation,
                                                  int              year,
                                                  double           value);
gboolean         way_presentation_hides_titles   (WayPresentation *presentation);
void             way_presentation_toggle_titles  (WayPresentation *presentation);

G_END_DECLS
