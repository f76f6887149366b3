function counted(votes) { return `${votes.filter((one) => one === "yes").length} of ${votes.length} said yes.`; }
