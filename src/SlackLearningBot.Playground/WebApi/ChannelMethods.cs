using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>conversations.create, .rename, .archive, .unarchive, .setTopic and .setPurpose.</summary>
internal static class ChannelMethods
{
    private const int MostOfTopic = 250;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("conversations.create", Create) { AcceptsJson = true, Tier = 2, Errors = [.. ChannelName.Errors] },
        new("conversations.rename", Rename)
        {
            AcceptsJson = true, Tier = 2, Errors = [.. Foreign, .. ChannelName.Errors, "is_archived", "not_in_channel", "not_authorized"],
        },
        new("conversations.archive", Archive)
        {
            AcceptsJson = true, Tier = 2, Errors = [.. Foreign, "already_archived", "cant_archive_general", "not_in_channel"],
        },
        new("conversations.unarchive", Unarchive) { AcceptsJson = true, Tier = 2, Errors = [.. Foreign, "not_archived"] },
        new("conversations.setTopic", SetTopic) { AcceptsJson = true, Tier = 2, Errors = Describing },
        new("conversations.setPurpose", SetPurpose) { AcceptsJson = true, Tier = 2, Errors = Describing },
    ];

    /// <summary>What a method that takes channels alone refuses with for anything else.</summary>
    public static IReadOnlyList<string> Foreign { get; } = ["channel_not_found", "method_not_supported_for_channel_type"];

    private static IReadOnlyList<string> Describing => [.. Foreign, "is_archived", "not_in_channel", "too_long"];

    /// <summary>A channel (no direct message) that the bot may manage by its scopes.</summary>
    public static Conversation Managed(ApiCall call, params ReadOnlySpan<string> narrower)
    {
        var channel = call.Channel();
        if (!channel.IsChannel)
        {
            throw new Refusal("method_not_supported_for_channel_type");
        }

        call.NeedToManage(channel.Kind, narrower);
        return channel;
    }

    public static JsonObject Shown(ApiCall call, Conversation channel) =>
        new() { ["channel"] = ConversationShape.ForApi(call.Workspace, channel) };

    private static JsonObject Create(ApiCall call)
    {
        var isPrivate = call.Arguments.Flag("is_private");
        call.NeedToManage(isPrivate ? ConversationKind.PrivateChannel : ConversationKind.Channel);
        var name = ChannelName.Read(call);
        var (channel, told) = call.Happenings.Channels.Create(call.Workspace, name, isPrivate, call.Workspace.Bot.Id);
        _ = told;
        return Shown(call, channel);
    }

    /// <summary>Only who made a channel (or an administrator) renames it.</summary>
    private static JsonObject Rename(ApiCall call)
    {
        var channel = Inside(call, Managed(call));
        MustBeAlive(channel);
        if (channel.Creator != call.Workspace.Bot.Id)
        {
            throw new Refusal("not_authorized");
        }

        _ = call.Happenings.Channels.Rename(call.Workspace, channel, ChannelName.Read(call), call.Workspace.Bot.Id);
        return Shown(call, channel);
    }

    private static JsonObject Archive(ApiCall call)
    {
        var channel = Managed(call);
        if (channel.IsArchived)
        {
            throw new Refusal("already_archived");
        }

        if (channel.IsGeneral)
        {
            throw new Refusal("cant_archive_general");
        }

        _ = call.Happenings.Channels.Archive(call.Workspace, Inside(call, channel), call.Workspace.Bot.Id);
        return [];
    }

    private static JsonObject Unarchive(ApiCall call)
    {
        var channel = Managed(call);
        if (!channel.IsArchived)
        {
            throw new Refusal("not_archived");
        }

        _ = call.Happenings.Channels.Unarchive(call.Workspace, channel, call.Workspace.Bot.Id);
        return [];
    }

    private static JsonObject SetTopic(ApiCall call)
    {
        var (channel, topic) = Described(call, "topic");
        _ = call.Happenings.Channels.SetTopic(call.Workspace, channel, topic, call.Workspace.Bot.Id);
        return Shown(call, channel);
    }

    private static JsonObject SetPurpose(ApiCall call)
    {
        var (channel, purpose) = Described(call, "purpose");
        _ = call.Happenings.Channels.SetPurpose(call.Workspace, channel, purpose, call.Workspace.Bot.Id);
        return Shown(call, channel);
    }

    /// <summary>An empty text takes the topic or description away.</summary>
    private static (Conversation Channel, string Words) Described(ApiCall call, string argument)
    {
        var found = call.Channel();
        var channel = Inside(call, Managed(call, found.IsPrivate ? "groups:write.topic" : "channels:write.topic"));
        MustBeAlive(channel);
        var words = call.Arguments.Has(argument) ? call.Arguments.Text(argument) ?? "" : throw Refusal.MissingField(argument);
        return words.Length > MostOfTopic ? throw new Refusal("too_long") : (channel, words);
    }

    private static Conversation Inside(ApiCall call, Conversation channel) =>
        channel.Has(call.Workspace.Bot.Id) ? channel : throw new Refusal("not_in_channel");

    private static void MustBeAlive(Conversation channel)
    {
        if (channel.IsArchived)
        {
            throw new Refusal("is_archived");
        }
    }
}
