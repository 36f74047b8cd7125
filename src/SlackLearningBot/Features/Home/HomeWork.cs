using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Home;

/// <summary>Shows a person's App Home as things are now, unless Slack shows exactly that already.</summary>
internal sealed class HomeWork(IEnumerable<IHomeSection> sections, HomeStore store, SlackClient slack, CalendarClock calendar, BotSettings settings) : ICallWork
{
    /// <summary>A stranger's Home is published again when they open it, so an erased person's row need not wait for Slack for ever.</summary>
    private const int MostTriesToForget = 5;

    private readonly IReadOnlyList<IHomeSection> sections = [.. sections.OrderBy(section => section.Order)];

    public string Kind => Asked.HomePublish;

    public string Method => "views.publish";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var wish = JsonSerializer.Deserialize(delivery.Payload, HomeJson.Default.HomeWish)!;
        if (wish.Forget && delivery.Attempts > MostTriesToForget)
        {
            return new CallOutcome.Forget();
        }

        var view = await ComposeAsync(delivery.Person, cancel);
        var hash = HashOf(view);
        if (!wish.Force && !wish.Forget && await store.FindHashAsync(delivery.Person, cancel) == hash)
        {
            if (wish.Opened)
            {
                await store.NoteOpenedAsync(delivery.Person, calendar.Now, cancel);
            }

            return new CallOutcome.Done();
        }

        switch (await slack.ViewsPublishAsync(workspace.Token, delivery.Recipient, view, null, cancel))
        {
            case SlackResult<ReceivedView>.Failed { Failure: var failure } when wish.Forget && failure.Kind == FailureKind.Permanent:
                return new CallOutcome.Forget();
            case SlackResult<ReceivedView>.Failed { Failure.Error: "not_enabled" }:
                return new CallOutcome.Drop("not_enabled: the Home tab is switched off in the app's settings (App Home > Show Tabs)");
            case SlackResult<ReceivedView>.Failed { Failure: var failure }:
                return new CallOutcome.Failed(failure);
        }

        if (wish.Forget)
        {
            return new CallOutcome.Forget();
        }

        await store.SaveHashAsync(delivery, hash, wish.Opened, calendar.Now, cancel);
        return new CallOutcome.Done();
    }

    private async Task<HomeView> ComposeAsync(LearnerKey person, CancellationToken cancel)
    {
        var rendered = new List<IReadOnlyList<Block>>();
        foreach (var section in sections)
        {
            rendered.Add(await section.RenderAsync(person, cancel));
        }

        var zone = await store.FindZoneAsync(person, cancel) ?? settings.DefaultZone;
        return HomeTab.Compose(LocalDay.Of(calendar.Now, zone), rendered);
    }

    private static string HashOf(HomeView view) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SlackJson.Write(view))));
}
