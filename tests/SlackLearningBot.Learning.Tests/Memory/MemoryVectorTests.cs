using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;
using static SlackLearningBot.Learning.Tests.Memory.VectorFolder;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>Histories of answers with the memory that three other implementations came to after each.</summary>
[TestFixture(Selection)]
[TestFixture(Whole)]
internal sealed class MemoryVectorTests(string folder)
{
    private JsonElement file;
    private Dictionary<string, Fsrs6> models = [];

    [OneTimeSetUp]
    public void Read()
    {
        file = Json(folder, "memory.json");
        models = ParameterSets(file).ToDictionary(set => set.Key, set => new Fsrs6(set.Value));
    }

    [Test]
    public void Every_memory_is_that_of_the_formulas_in_double_precision()
    {
        var worst = 0.0;
        foreach (var @case in file.GetProperty("cases").EnumerateArray())
        {
            foreach (var (expected, state, before) in Steps(@case, "exact"))
            {
                worst = Math.Max(worst, Math.Max(Apart(state.Stability, expected[0].GetDouble()), Apart(state.Difficulty, expected[1].GetDouble())));
                worst = Math.Max(worst, before is { } recall ? Apart(recall, expected[2].GetDouble()) : 0);
            }
        }

        Assert.That(worst, Is.LessThan(1e-9));
    }

    [Test]
    public void Every_chance_after_the_last_answer_is_that_of_the_formulas()
    {
        var horizons = Numbers(file.GetProperty("H"));
        var worst = 0.0;
        foreach (var @case in file.GetProperty("cases").EnumerateArray())
        {
            var model = Model(@case);
            var last = Steps(@case, "exact").Last().State;
            var expected = Numbers(@case.GetProperty("exactR"));
            worst = Math.Max(worst, horizons.Select((days, i) => Apart(model.Recall(days, last.Stability), expected[i])).Max());
        }

        Assert.That(worst, Is.LessThan(1e-9));
    }

    [Test]
    public void Every_memory_is_near_that_of_ts_fsrs_where_it_does_not_lift_the_first_stability()
    {
        var worst = 0.0;
        foreach (var @case in file.GetProperty("cases").EnumerateArray().Where(@case => !IsTrue(@case, "tsFloor")))
        {
            foreach (var (expected, state, _) in Steps(@case, "ts"))
            {
                worst = Math.Max(worst, Math.Max(Apart(state.Stability, expected[0].GetDouble()), Apart(state.Difficulty, expected[1].GetDouble())));
            }
        }

        Assert.That(worst, Is.LessThan(1e-5));
    }

    [Test]
    public void Every_memory_is_near_that_of_fsrs_rs()
    {
        var worst = 0.0;
        foreach (var @case in file.GetProperty("cases").EnumerateArray())
        {
            foreach (var (expected, state, _) in Steps(@case, "rs"))
            {
                worst = Math.Max(worst, Math.Max(Apart(state.Stability, expected[0].GetDouble()), Apart(state.Difficulty, expected[1].GetDouble())));
            }
        }

        Assert.That(worst, Is.LessThan(1e-4));
    }

    [Test]
    public void Every_set_of_parameters_and_every_kind_of_answer_is_among_them()
    {
        var kinds = file.GetProperty("cases").EnumerateArray().SelectMany(@case => Reviews(@case)
            .Select((review, i) => (@case.GetProperty("p").GetString(), review.Grade, i == 0 ? "first" : review.Days == 0 ? "same day" : "other day"))).Distinct();

        Assert.That(kinds.Count(), Is.EqualTo(models.Count * 4 * 3));
    }

    private IEnumerable<(JsonElement Expected, MemoryState State, double? RecallBefore)> Steps(JsonElement @case, string oracle)
    {
        var model = Model(@case);
        MemoryState? state = null;
        foreach (var ((grade, days), expected) in Reviews(@case).Zip(@case.GetProperty(oracle).EnumerateArray()))
        {
            double? recall = state is { } before ? model.Recall(days, before.Stability) : null;
            state = model.After(state, grade, days);
            yield return (expected, state.Value, recall);
        }
    }

    private IEnumerable<(Grade Grade, int Days)> Reviews(JsonElement @case) => file.GetProperty("sequences")[@case.GetProperty("q").GetInt32()]
        .EnumerateArray().Select(review => ((Grade)review[0].GetInt32(), review[1].GetInt32()));

    private Fsrs6 Model(JsonElement @case) => models[@case.GetProperty("p").GetString()!];
}
