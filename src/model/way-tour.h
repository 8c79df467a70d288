/* WayTour: an ordered list of scenes for presenting; WayScene: a view with what
 * is said about it, and perhaps a question to the class.
 */
#pragma once

#include <glib-object.h>

#include "way-view.h"

G_BEGIN_DECLS

#define WAY_TOUR_ERROR (way_tour_error_quark ())
GQuark way_tour_error_quark (void);

typedef enum
{
  WAY_TOUR_ERROR_FORMAT,    /* not a tour, or one that breaks a rule */
  WAY_TOUR_ERROR_VERSION,   /* written by a later program */
  WAY_TOUR_ERROR_REFERENCE, /* a text names what the data set does not have */
} WayTourError;

/* The limits of a tour; a file that goes beyond them is refused. */
#define WAY_TOUR_MAX_BYTES (8 << 20)   /* of the file */
#define WAY_TOUR_MAX_SCENES 200u
#define WAY_TOUR_MAX_TEXT 8000u        /* bytes of one text */
#define WAY_SCENE_MAX_PICKS 20u
#define WAY_PREDICT_MAX_OPTIONS 4u

/**
 * WayPredictOption:
 * @low: the lower bound, as printed, "" for none
 * @high: the upper bound, as printed, "" for none
 *
 * One of the bands among which the class chooses: from @low on and below @high.
 */
typedef struct
{
  char *low;
  char *high;
} WayPredictOption;

/**
 * WayPredict:
 * @policy: the id of the policy with whose date the curve stops: only what was
 *   published by then is shown until the answer is
 * @target: the id of the stated goal whose verdict is the answer
 * @options: the bands to choose from, in their order; none if only a line is
 *   drawn
 * @n_options: how many there are
 * @drawn: whether the class may draw the line
 *
 * A question to the class about the series on which a target rests.
 */
typedef struct
{
  char             *policy;
  char             *target;
  WayPredictOption  options[WAY_PREDICT_MAX_OPTIONS];
  guint             n_options;
  gboolean          drawn;
} WayPredict;

/**
 * WayScene:
 * @view: the view in its JSON form, which names the data by id
 * @caption: the headline, in both languages, to be indexed by WayLang
 * @text: what stands under it
 * @notes: what only the speaker sees
 * @picks: ids of the policies that a timeline labels first, ended by NULL
 * @hide_titles: whether titles are hidden at first, as a quiz
 * @predict: (nullable): the question to the class
 *
 * A scene. It may be changed until it becomes part of a tour, and never after.
 * Captions, texts and notes may hold references to the data.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  char            *view;
  char            *caption[WAY_N_LANGS];
  char            *text[WAY_N_LANGS];
  char            *notes[WAY_N_LANGS];
  char           **picks;
  gboolean         hide_titles;
  WayPredict      *predict;
} WayScene;

WayPredict *way_predict_new  (const char     *policy,
                              const char     *target);
void        way_predict_add_option (WayPredict *predict,
                                    const char *low,
                                    const char *high);
void        way_predict_free (WayPredict     *predict);

WayScene   *way_scene_new    (const char     *view);
WayScene   *way_scene_copy   (const WayScene *scene);
WayScene   *way_scene_ref    (WayScene       *scene);
void        way_scene_unref  (WayScene       *scene);
gboolean    way_scene_equal  (const WayScene *a,
                              const WayScene *b);
WayView    *way_scene_dup_view (const WayScene   *scene,
                                const WayDataset *dataset);

typedef struct _WayTour WayTour;

#define WAY_TYPE_TOUR (way_tour_get_type ())
GType way_tour_get_type (void);

WayTour    *way_tour_new           (const char     *id,
                                    const char     *title_en,
                                    const char     *title_zh);
WayTour    *way_tour_ref           (WayTour        *tour);
void        way_tour_unref         (WayTour        *tour);
gboolean    way_tour_equal         (const WayTour  *a,
                                    const WayTour  *b);
const char *way_tour_get_id        (const WayTour  *tour);
const char *way_tour_get_title     (const WayTour  *tour,
                                    WayLang         lang);
const char *way_tour_get_own_title (const WayTour  *tour,
                                    WayLang         lang);
guint       way_tour_get_n_scenes  (const WayTour  *tour);
WayScene   *way_tour_get_scene     (const WayTour  *tour,
                                    guint           index);
WayTour    *way_tour_with_id       (const WayTour  *tour,
                                    const char     *id);
WayTour    *way_tour_with_title    (const WayTour  *tour,
                                    const char     *title_en,
                                    const char     *title_zh);
WayTour    *way_tour_with_scene    (const WayTour  *tour,
                                    guint           index,
                                    WayScene       *scene);
WayTour    *way_tour_with_changed  (const WayTour  *tour,
                                    guint           index,
                                    WayScene       *scene);
WayTour    *way_tour_with_moved    (const WayTour  *tour,
                                    guint           from,
                                    guint           to);
WayTour    *way_tour_without_scene (const WayTour  *tour,
                                    guint           index);

char       *way_tour_to_json       (const WayTour  *tour);
WayTour    *way_tour_from_json     (const char     *text,
                                    gssize          length,
                                    GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPredict, way_predict_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayScene, way_scene_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTour, way_tour_unref)

G_END_DECLS
