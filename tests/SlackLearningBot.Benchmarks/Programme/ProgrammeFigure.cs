namespace SlackLearningBot.Benchmarks.Programme;

/// <summary>A programme of 12 steps for 2,000 people: planned in two seconds, and never sent again by an edit or by the same file once more.</summary>
internal static class ProgrammeFigure
{
    public const int People = 2_000;
    public const int Steps = 12;
    private const int Rounds = 5;
    private const double MostSeconds = 2;

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var planned = new List<double>();
        var edited = new List<double>();
        var owed = new List<double>();
        long again = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            await using var course = await Course.OpenAsync(server, round, cancel);
            var plan = await course.PlanAsync(cancel);
            var due = await course.OweAllBeforeAsync(cancel);
            var edit = await course.EditAsync(cancel);
            again += await course.CountTwiceAsync(cancel);
            if (round > 0) // the first warms the program up
            {
                planned.Add(plan.TotalSeconds);
                owed.Add(due.TotalSeconds);
                edited.Add(edit.TotalSeconds);
            }
        }

        return new Report("programme", Median.Of(planned) <= MostSeconds && again == 0,
        [
            new("plan_s", $"planning {People:N0} people x {Steps} steps", Median.Of(planned), "s"),
            new("owe_s", "owing all steps before the session", Median.Of(owed), "s"),
            new("edit_s", "planning them anew after an edit", Median.Of(edited), "s"),
            new("sent_twice", "steps owed twice, after an edit and the same file again", again, ""),
        ]);
    }
}
