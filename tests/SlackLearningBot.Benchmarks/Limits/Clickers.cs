using SlackLearningBot.Playground;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Benchmarks.Limits;

/// <summary>Everybody answers as soon as the lesson is there, and presses a second time.</summary>
internal sealed class Clickers(PlaygroundServer slack)
{
    private readonly HashSet<int> waiting = [.. Enumerable.Range(0, OneCompany.People)];
    private int clicks;
    private int refused;

    public int Clicks => clicks;

    /// <summary>Clicks that Slack would have shown an error for.</summary>
    public int Refused => refused;

    /// <summary>When the last lesson came, on the calendar.</summary>
    public DateTimeOffset Last { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        var doing = new List<Task>();
        while (waiting.Count > 0)
        {
            foreach (var i in waiting.ToArray())
            {
                if (slack.As(OneCompany.User(i), OneCompany.Team).Messages() is [.., var lesson])
                {
                    waiting.Remove(i);
                    Last = lesson.Versions[0].At > Last ? lesson.Versions[0].At : Last;
                    doing.Add(ClickTwiceAsync(i, lesson, cancel));
                }
            }

            doing.RemoveAll(one => one.IsCompletedSuccessfully);
            await Task.Delay(TimeSpan.FromMilliseconds(100), FastTime.Real, cancel);
        }

        await Task.WhenAll(doing);
    }

    private async Task ClickAsync(int i, Message lesson, string choice, CancellationToken cancel)
    {
        if ((await slack.As(OneCompany.User(i), OneCompany.Team).ClickAsync(lesson, choice, cancel: cancel)).Answer is { } answer)
        {
            Interlocked.Increment(ref clicks);
            Interlocked.Add(ref refused, answer.Fine ? 0 : 1);
        }
    }

    /// <summary>The second while the first is under way: later its button is gone.</summary>
    private async Task ClickTwiceAsync(int i, Message lesson, CancellationToken cancel)
    {
        await Task.WhenAll(ClickAsync(i, lesson, "Alpha", cancel), ClickAsync(i, lesson, "Beta", cancel));
    }
}
