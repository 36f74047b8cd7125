using System.Collections.Concurrent;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.CrashTests.People;

/// <summary>
/// What people do all day: most answer their lesson, some twice at once, some put it off, some open the bot's Home or write to it; some do nothing.
/// What fails for them they try again several times.
/// </summary>
internal sealed class Doings(PlaygroundServer slack, CrashOptions options) : IDisposable
{
    private const int MostAtOnce = 24;
    private const int MostTries = 8;

    private static readonly string[] Choices = ["Alpha", "Beta", "Gamma"];

    private readonly ConcurrentBag<Click> clicks = [];
    private readonly Random chance = new(options.Seed + 1);
    private readonly HashSet<(string Team, string User)> acted = [];
    private readonly SemaphoreSlim fingers = new(MostAtOnce);
    private readonly List<Task> underWay = [];
    private int homes;
    private int words;

    public IReadOnlyCollection<Click> Clicks => clicks;

    public int Homes => homes;

    public int Words => words;

    /// <summary>How many people have seen their lesson.</summary>
    public int Served { get; private set; }

    /// <summary>Everybody who has a lesson has done with it what they wanted.</summary>
    public bool IsQuiet { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var found = Look();
                Served = acted.Count;
                underWay.RemoveAll(doing => doing.IsCompletedSuccessfully);
                IsQuiet = !found && underWay.Count == 0;
                await Task.Delay(TimeSpan.FromMilliseconds(250), Clocks.Real, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The day is over.
        }

        await Task.WhenAll(underWay);
    }

    private bool Look()
    {
        var found = false;
        foreach (var workspace in slack.World.All)
        {
            for (var i = 0; i < options.PeopleEach; i++)
            {
                var key = (workspace.TeamId, Crowd.User(i));
                if (!acted.Contains(key) && slack.As(Crowd.User(i), workspace.TeamId) is var person && FindLesson(person) is { } lesson)
                {
                    found = acted.Add(key);
                    underWay.Add(ActAsync(person, lesson, chance.Next(100), Choices[chance.Next(Choices.Length)], Choices[chance.Next(Choices.Length)]));
                }
            }
        }

        return found;
    }

    /// <summary>Null while it has not come.</summary>
    private static Message? FindLesson(PersonHands person) => person.Messages().FirstOrDefault(message => Seen.Of(message) is { Kind: Crowd.Lesson });

    private async Task ActAsync(PersonHands person, Message lesson, int mood, string choice, string other)
    {
        await Task.Yield();
        await (mood switch
        {
            < 60 => AnswerAsync(person, lesson, choice),
            < 75 => Task.WhenAll(AnswerAsync(person, lesson, choice), AnswerAsync(person, lesson, other)),
            < 82 => WithAFingerAsync(() => person.ClickAsync(lesson, "Later")),
            < 87 => OpenHomeAsync(person),
            < 92 => SayAsync(person),
            _ => Task.CompletedTask,
        });
    }

    /// <summary>Slack repeats no click, but shows that it failed; then people try again, and at last they leave it.</summary>
    private async Task AnswerAsync(PersonHands person, Message lesson, string choice)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            HandResult? result = null;
            await WithAFingerAsync(async () => result = await person.ClickAsync(lesson, choice));
            if (result is not { Answer: { } answer })
            {
                return; // the message shows an answer already
            }

            clicks.Add(new Click(person.Workspace.TeamId, person.UserId, choice, answer.Status >= 300 ? $"{answer.Failure} {answer.Status}" : answer.Failure));
            if (answer.Fine)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 + attempt), Clocks.Real);
        }
    }

    private async Task WithAFingerAsync(Func<Task> act)
    {
        await fingers.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            fingers.Release();
        }
    }

    private async Task OpenHomeAsync(PersonHands person)
    {
        await person.OpenHomeAsync();
        Interlocked.Increment(ref homes);
    }

    private async Task SayAsync(PersonHands person)
    {
        await person.SayAsync("Good morning!");
        Interlocked.Increment(ref words);
    }

    public void Dispose() => fingers.Dispose();
}
