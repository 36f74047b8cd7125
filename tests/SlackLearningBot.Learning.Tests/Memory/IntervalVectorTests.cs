using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;
using static SlackLearningBot.Learning.Tests.Memory.VectorFolder;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>Intervals and their room, as other implementations have them.</summary>
[TestFixture(Selection)]
[TestFixture(Whole)]
internal sealed class IntervalVectorTests(string folder)
{
    [Test]
    public void Every_interval_is_that_of_the_formula_and_its_whole_days_are_the_same()
    {
        var file = Json(folder, "intervals.json");
        var models = Models(file);
        var wrong = new List<string>();
        foreach (var group in file.GetProperty("groups").EnumerateArray())
        {
            var (model, retention) = (models[group.GetProperty("p").GetString()!], group.GetProperty("dr").GetDouble());
            foreach (var row in group.GetProperty("rows").EnumerateArray())
            {
                var stability = row[0].GetDouble();
                var whole = model.WholeDays(stability, retention);
                if (Apart(model.Interval(stability, retention), row[1].GetDouble()) > 1e-9 || whole != row[2].GetInt32())
                {
                    wrong.Add($"{group.GetProperty("p")} {retention} {row}: {model.Interval(stability, retention)} {whole}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void First_stabilities_and_their_intervals_are_near_those_of_fsrs_rs()
    {
        var file = Json(folder, "intervals.json");
        var models = Models(file);
        var worst = 0.0;
        foreach (var row in file.GetProperty("rs").EnumerateArray())
        {
            var (model, retention) = (models[row.GetProperty("p").GetString()!], row.GetProperty("dr").GetDouble());
            var (stabilities, intervals) = (Numbers(row.GetProperty("S")), Numbers(row.GetProperty("I")));
            for (var grade = 1; grade <= 4; grade++)
            {
                var stability = model.First((Grade)grade).Stability;
                worst = Math.Max(worst, Apart(stability, stabilities[grade - 1]));
                worst = Math.Max(worst, Apart(model.Interval(stability, retention), intervals[grade - 1]));
            }
        }

        Assert.That(worst, Is.LessThan(1e-4));
    }

    [Test]
    public void Every_room_around_an_interval_is_that_of_ts_fsrs()
    {
        foreach (var row in Json(folder, "misc.json").GetProperty("fuzzRange").GetProperty("rows").EnumerateArray())
        {
            var range = FuzzRange.Around(row[0].GetDouble(), row[1].GetInt32(), row[2].GetInt32());

            Assert.That(range, Is.EqualTo(new FuzzRange(row[3].GetInt32(), row[4].GetInt32())), row.ToString());
        }
    }

    private static Dictionary<string, Fsrs6> Models(JsonElement file) => ParameterSets(file).ToDictionary(set => set.Key, set => new Fsrs6(set.Value));
}
