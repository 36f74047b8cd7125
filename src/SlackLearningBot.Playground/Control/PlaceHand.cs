using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Comes into conversations, leaves them, makes new ones and brings others in.</summary>
internal sealed partial class PlaceHand(Wiring wiring, Workspace workspace, string user)
{
    /// <summary>A group has the person themselves and one to eight others.</summary>
    public const int MostInGroup = 9;

    public Task<HandResult> JoinAsync(string channelId, CancellationToken cancel) => DoAsync(() => Find(channelId) switch
    {
        { IsArchived: true } => Refused("is_archived", "That channel is archived."),
        { IsChannel: true } channel when channel.Has(user) => Done(channel, Task.CompletedTask),
        { Kind: ConversationKind.Channel } channel => Done(channel, wiring.Happenings.Channels.Join(workspace, channel, user)),
        _ => Refused("channel_not_found", $"There is no public channel '{channelId}'."),
    }, cancel);

    public Task<HandResult> LeaveAsync(string channelId, CancellationToken cancel) => DoAsync(() => Find(channelId) switch
    {
        { IsGeneral: true } => Refused("cant_leave_general", "Everybody stays in #general."),
        { IsChannel: true } channel when channel.Has(user) => Done(channel, wiring.Happenings.Channels.Leave(workspace, channel, user)),
        _ => Refused("channel_not_found", $"You are in no channel '{channelId}'."),
    }, cancel);

    public Task<HandResult> CreateAsync(string name, bool isPrivate, CancellationToken cancel) => DoAsync(() =>
    {
        if (!ChannelName().IsMatch(name))
        {
            return Refused("invalid_name", $"'{name}' cannot name a channel: use at most 80 small letters, digits, hyphens and underscores.");
        }

        if (workspace.Conversations.FindByName(name) is not null)
        {
            return Refused("name_taken", $"There is a channel '{name}' already.");
        }

        var (channel, told) = wiring.Happenings.Channels.Create(workspace, name, isPrivate, user);
        return Done(channel, told);
    }, cancel);

    /// <summary>Brings a person or the bot into a channel.</summary>
    public Task<HandResult> InviteAsync(string channelId, string who, CancellationToken cancel) => DoAsync(() =>
    {
        if (Find(channelId) is not { IsChannel: true } channel || !channel.Has(user))
        {
            return Refused("channel_not_found", $"You are in no channel '{channelId}'.");
        }

        return workspace.People.FindByAny(who) switch
        {
            null or { Deleted: true } => Refused("user_not_found", $"There is nobody '{who}' to bring in."),
            var guest when channel.Has(guest.Id) => Refused("already_in_channel", $"{guest.RealName} is in #{channel.Name} already."),
            var guest => Done(channel, wiring.Happenings.Channels.Join(workspace, channel, guest.Id, inviter: user)),
        };
    }, cancel);

    /// <summary>The direct conversation with one other person, or the group with several.</summary>
    public Task<HandResult> OpenAsync(IEnumerable<string> others, CancellationToken cancel) => DoAsync(() =>
    {
        var people = new List<Person> { workspace.Person(user) };
        foreach (var other in others)
        {
            if (workspace.People.FindByAny(other) is not { Deleted: false } person)
            {
                return Refused("user_not_found", $"There is nobody '{other}' to write to.");
            }

            if (!people.Contains(person))
            {
                people.Add(person);
            }
        }

        if (people.Count > MostInGroup)
        {
            return Refused("too_many_users", $"A group direct message has at most {MostInGroup} people; these are {people.Count}.");
        }

        var place = people.Count > 2
            ? workspace.Conversations.OpenGroup(people, user, workspace.Now)
            : workspace.Conversations.OpenDirect(user, people[^1].Id, workspace.Now);
        wiring.World.Live.ToMembers(workspace.TeamId, place, new LiveNote("state"));
        return Done(place, Task.CompletedTask);
    }, cancel);

    private Conversation? Find(string channel) => workspace.Conversations.Find(channel) ?? workspace.Conversations.FindByName(channel);

    private async Task<HandResult> DoAsync(Func<(HandResult Result, Task Told)> act, CancellationToken cancel)
    {
        HandResult result;
        Task told;
        lock (workspace.Gate)
        {
            (result, told) = act();
        }

        await told.WaitAsync(cancel);
        return result;
    }

    private static (HandResult Result, Task Told) Refused(string error, string message) => (HandResult.Refused(error, message), Task.CompletedTask);

    private static (HandResult Result, Task Told) Done(Conversation place, Task told) => (new HandResult { Place = place }, told);

    [GeneratedRegex(@"^[\p{Ll}\p{Lo}\d_-]{1,80}$", RegexOptions.None, 1000)]
    private static partial Regex ChannelName();
}
