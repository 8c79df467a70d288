/* A question about a chart: what had been published when a policy came is
 * shown, the rest is to be guessed and then revealed.
 */
#pragma once

#include "way-chart.h"
#include "way-presentation.h"

G_BEGIN_DECLS

/**
 * WayChartQuestion:
 * @policy: the policy with whose date the curve stops
 * @stated: the target that is asked about
 * @low: the least value that an answer names, in the measure of the target;
 *   %INFINITY for none
 * @high: the greatest; -%INFINITY for none
 * @revealed: whether the answer is shown
 * @progress: of a revealed answer, how much of its curve is drawn yet, 0 to 1
 * @guess: (nullable): the line that the class has drawn
 * @n_guess: how many points it has
 *
 * What a chart hides, and what it shows in its place.
 */
typedef struct
{
  guint           policy;
  guint           stated;
  double          low;
  double          high;
  gboolean        revealed;
  double          progress;
  const WayGuess *guess;
  guint           n_guess;
} WayChartQuestion;

gboolean way_chart_question_resolve (const WayDataset       *dataset,
                                     const WayPredict       *predict,
                                     WayChartQuestion       *question);
WayView *way_chart_question_get_view (const WayDataset      *dataset,
                                      const WayView         *view,
                                      const WayChartQuestion *question);
void     way_chart_set_question     (WayChart               *chart,
                                     const WayChartQuestion *question);
gboolean way_chart_find_guess       (const WayChart         *chart,
                                     const WayLook          *look,
                                     const WayRect          *area,
                                     double                  start,
                                     double                  end,
                                     double                  x,
                                     double                  y,
                                     int                    *year,
                                     double                 *value);

G_END_DECLS
